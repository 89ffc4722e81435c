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
public class ScratchE {
  static double th(CorrelatorLayer L, Tensor t, int a,int b,int c,int d){
    return switch(t){ case KERNEL->L.kernel().at(a,b); case TANGENT_KERNEL->L.tangentKernel().at(a,b);
     case FOUR_POINT_VERTEX->L.fourPointVertex().at(a,b,c,d); case TANGENT_COVARIANCE->L.tangentCovariance().at(a,b,c,d);
     case TANGENT_MIXING->L.tangentMixing().at(a,b,c,d); case OUTPUT_TANGENT_COVARIANCE->L.outputTangentCovariance().at(a,b,c,d);
     case OUTPUT_TANGENT_MIXING->L.outputTangentMixing().at(a,b,c,d); case DRIFT_P->L.driftP().orElseThrow().at(a,b,c,d); case DRIFT_Q->L.driftQ().orElseThrow().at(a,b,c,d);};
  }
  public static void main(String[] x){
    int n=Integer.parseInt(x[0]), layers=Integer.parseInt(x[1]), nets=Integer.parseInt(x[2]), P=Integer.parseInt(x[4]); boolean real=x[3].equals("real");
    Extent ex = Extent.valueOf(x[5]);
    Wiring w=Chains.deep(new Tanh(), new Chains.Laws(1.5,.1,1,.5),2,n,layers);
    double s=Math.sqrt(2);
    Matrix in= P==1? Matrix.of(1,2,1,1) : Matrix.of(2,2,s,0,.4*s,Math.sqrt(2*(.7-.16)));
    long t0=System.nanoTime();
    var m=CorrelatorMeasurement.of(new Ensemble(w, real?Engine.REAL_WEIGHTS:Engine.IMPLICIT_WEIGHTS, Address.of(1,"scratch"), nets), in, ex, _->{});
    double dt=(System.nanoTime()-t0)*1e-9;
    var th=Correlators.of(w,in);
    for (var L: m){ var T=th.get(L.layer()-1);
      StringBuilder b=new StringBuilder("layer "+L.layer());
      for (Tensor t: Tensor.values()) if(L.has(t)) { int[][] idx= P==1? new int[][]{{0,0,0,0}}: t.isMean()? new int[][]{{0,1,0,0}} : new int[][]{{0,0,0,0},{0,1,0,1},{0,1,1,0},{0,0,1,1},{0,0,0,1},{1,1,1,1},{0,1,0,0},{1,0,1,1},{0,1,1,1}};
        for (int[] i: idx){ var e= t.isMean()? L.mean(t,i[0],i[1]): L.entry(t,i[0],i[1],i[2],i[3]); double v=th(T,t,i[0],i[1],i[2],i[3]);
          b.append(String.format("%n  %s%s %.5f(%.5f) theory %.5f  ratio %.3f  tail %.4f %.0f",t.symbol(),Arrays.toString(i),e.mean(),e.standardError(),v,e.mean()/v,L.tail(t,i[0],i[1],i[2],i[3]).heaviestShare(),L.tail(t,i[0],i[1],i[2],i[3]).effectiveNetworks())); } }
      System.out.println(b);
    }
    System.out.println("seconds "+dt);
  }
}
