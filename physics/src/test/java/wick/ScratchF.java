package wick;
import java.util.*;
import wick.lab.correlators.*;
import wick.lab.ensemble.Ensemble;
import wick.network.*;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;
import wick.theory.Chains;
import wick.theory.finitewidth.*;
public class ScratchF {
  public static void main(String[] x){
    int layers=Integer.parseInt(x[0]), nets=Integer.parseInt(x[1]); Extent ex=Extent.valueOf(x[2]); double sw=Double.parseDouble(x[3]); double lw=Double.parseDouble(x[4]);
    for (int k=5;k<x.length;k++){ int n=Integer.parseInt(x[k]);
    Wiring w=Chains.deep(new Tanh(), new Chains.Laws(sw,.1,lw,lw==1?.5:.1),2,n,layers);
    Matrix in= Matrix.of(1,2,1,1);
    long t0=System.nanoTime();
    var m=CorrelatorMeasurement.of(new Ensemble(w, Engine.REAL_WEIGHTS, Address.of(1,"scratch"+n), nets), in, ex, _->{});
    double dt=(System.nanoTime()-t0)*1e-9;
    var T=Correlators.of(w,in).getLast(); var L=m.getLast();
    StringBuilder b=new StringBuilder(String.format("n %d  us/net %.1f ",n,dt*1e6/nets));
    var e=L.mean(Tensor.KERNEL,0,0); b.append(String.format("G %.4f(%.4f) th %.4f; ",n*(e.mean()-T.kernel().at(0,0)),n*e.standardError(),T.kernelCorrection().at(0,0)));
    e=L.mean(Tensor.TANGENT_KERNEL,0,0); b.append(String.format("T %.4f(%.4f) th %.4f; ",n*(e.mean()-T.tangentKernel().at(0,0)),n*e.standardError(),T.tangentCorrection().at(0,0)));
    for (Tensor t: Tensor.values()) if(!t.isMean()&&L.has(t)){ var q=L.entry(t,0,0,0,0); double v=ScratchE.th(T,t,0,0,0,0); b.append(String.format("%s %.4f(%.4f) th %.4f; ",t.symbol(),q.mean(),q.standardError(),v)); }
    System.out.println(b); }
  }
}
