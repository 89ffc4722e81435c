package wick.experiment.catalog;
import java.util.*;
import wick.lab.training.*;
import wick.lab.realization.Outputs;
import wick.network.*;
import wick.numeric.matrix.*;
import wick.numeric.random.*;
import wick.numeric.statistics.Moments;
import wick.observable.Measurement.Engine;
import wick.theory.dynamics.*;
import wick.theory.infinitewidth.*;
final class FeatureMotionTry {
  public static void main(String[] a) {
    String act=a[0]; int hidden=Integer.parseInt(a[1]); int C=Integer.parseInt(a[2]); int T=Integer.parseInt(a[3]);
    Matrix x=Matrix.of(4,2,1,0.2,-0.5,0.9,0.3,-1.1,0.8,0.7);
    Matrix y=Matrix.zeros(4,C); for(int i=0;i<y.entries().length;i++) y.entries()[i]=Math.sin(1+1.7*i);
    for (int n : new int[]{32,64,128,256,1024}) {
      List<Layer> layers=new ArrayList<>();
      for(int l=0;l<hidden;l++){layers.add(new Layer.Dense(n,new Initialization.Variances(1.5,0.1)));layers.add(new Layer.Pointwise(Activation.named(act).orElseThrow()));}
      layers.add(new Layer.Dense(C,new Initialization.Variances(1.2,0.1)));
      Wiring w=new Network(2,layers,Distribution.NORMAL,Parameterization.NTK).wire();
      Kernels k=KernelRecursion.of(w).kernels(x);
      double rate=0.4*FrozenKernelTraining.of(TrainingKernels.split(k.nngp(),k.ntk(),4),y).largestStableRate();
      var th=FeatureMotion.of(w,x,y,1).after(Progress.steps(rate,T));
      int nets=a.length>4?Integer.parseInt(a[4]):2000;
      var ens=new Training(w,new Problem(x,y,Matrix.zeros(0,2)),new GradientDescent(rate,T,List.of(0,T),Optional.empty()).withMotion(new Outputs.One(0)),Engine.IMPLICIT_WEIGHTS).run(Address.of(1,"try"+n),nets,_->{});
      StringBuilder s=new StringBuilder("n "+n+": ");
      for(int l=0;l<hidden;l++){ Moments m=new Moments(); for(var t:ens.trained()){double r=t.snapshots().getLast().motion().orElseThrow().movements().get(l).relative(); m.add(n*r*r);} 
        s.append(String.format("layer %d theory %.4f(%.4f) measured %.4f(%.4f)  ",l+1,n*th.get(l).mean(),n*th.get(l).standardError(),m.mean(),m.estimate().standardError())); }
      System.out.println(s);
    }
  }
}
